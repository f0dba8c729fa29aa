//! Questions that a council will want to answer before peers ask them.

use super::{Asked, name};
use crate::analysis::{Class, Findings};
use crate::dataset::{Dataset, Key, Recommendation, Strength, Theme};
use crate::wording;

/// Themes asked of others that a prompt is made of: the most frequent.
const THEMES: usize = 4;

/// The questions of one component, the most pressing first.
pub(super) fn prompts(
    data: &Dataset,
    findings: &Findings,
    elsewhere: &[Asked],
    here: &[Key<Recommendation>],
    strengths: &[Key<Strength>],
) -> Vec<String> {
    let mut prompts: Vec<String> =
        here.iter().filter_map(|key| of_recommendation(data, findings, *key)).collect();
    prompts.extend(elsewhere.iter().take(THEMES).map(|asked| of_theme(data, findings, *asked, here)));
    prompts.push(match strengths {
        [] => "What goes well here that others could learn from, and who outside the council would say so?"
            .to_owned(),
        _ => "Peers praised what is listed above: does it still hold, and what shows it today?".to_owned(),
    });
    prompts
}

/// What to ask of a recommendation: the first thing that is open about it.
fn of_recommendation(data: &Dataset, findings: &Findings, key: Key<Recommendation>) -> Option<String> {
    let standing = findings.standings.get(key.position())?;
    let history = findings.histories.get(key.position())?;
    let name = wording::capitalised(&name(data, key));
    if history.voices_differ {
        let voices = wording::voices(data, history)?;
        return Some(format!("{name}: which is right now? {voices}"));
    }
    if standing.past_due {
        let due = wording::date(standing.first_due?);
        return Some(format!("{name} was due by {due}: is it done, and if not, by when?"));
    }
    match standing.class {
        Class::NoInformation => Some(format!("{name}: what has been done since, and where can it be read?")),
        Class::Open if history.silent => {
            let date = wording::date(history.last_heard?);
            Some(format!("{name}: the last word on it is of {date}. Where does it stand today?"))
        }
        Class::Open => Some(format!("{name} is under way: what is left, who answers for it, and by when?")),
        Class::ClosedVerified | Class::ClosedReported | Class::Withdrawn => None,
    }
}

/// What to ask of a theme that is often raised with others.
fn of_theme(data: &Dataset, findings: &Findings, asked: Asked, here: &[Key<Recommendation>]) -> String {
    let title = &data.themes[asked.theme].title;
    let often = if asked.similar.of > 0 {
        format!("in {} challenges of similar councils", wording::counts(asked.similar))
    } else {
        format!("in {} challenges elsewhere", wording::counts(asked.nation))
    };
    match (asked.here, all_closed(data, findings, asked.theme, here)) {
        (false, _) => format!(
            "{title} was raised {often}, not here: what would the council show peers who ask about it?"
        ),
        (true, true) => {
            format!(
                "{title} was raised {often} and here, where it is reported closed: does that still hold, and what shows it?"
            )
        }
        (true, false) => {
            format!(
                "{title} was raised {often} and here: what has changed since, and what difference has it made?"
            )
        }
    }
}

fn all_closed(data: &Dataset, findings: &Findings, theme: Key<Theme>, here: &[Key<Recommendation>]) -> bool {
    let on_theme = |key: &&Key<Recommendation>| data.recommendations[**key].themes.contains(&theme);
    let closed = |key: &Key<Recommendation>| {
        findings.standings.get(key.position()).is_some_and(|s| s.class.is_closed())
    };
    here.iter().filter(on_theme).count() > 0 && here.iter().filter(on_theme).all(closed)
}
