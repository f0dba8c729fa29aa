//! Questions that a council will want to answer before peers ask them.

use super::{Asked, names};
use crate::analysis::{Class, Findings};
use crate::dataset::{Challenge, Dataset, Key, Recommendation, Strength, Theme};
use crate::wording;

/// Themes asked of others that a prompt is made of: the most frequent.
const THEMES: usize = 4;

/// The questions of one component, those about what is open first.
pub(super) fn prompts(
    data: &Dataset,
    findings: &Findings,
    elsewhere: &[Asked],
    here: &[Key<Recommendation>],
    strengths: &[Key<Strength>],
) -> Vec<String> {
    let mut prompts = of_recommendations(data, findings, here);
    prompts.extend(elsewhere.iter().take(THEMES).map(|asked| of_theme(data, findings, *asked, here)));
    prompts.push(match strengths {
        [] => "What goes well here that others could learn from, and who outside the council would say so?"
            .to_owned(),
        _ => "Does what peers praised still hold, and what shows it today?".to_owned(),
    });
    prompts
}

/// What to ask of recommendations; those of one visit that raise the same question share it.
fn of_recommendations(data: &Dataset, findings: &Findings, here: &[Key<Recommendation>]) -> Vec<String> {
    let mut questions: Vec<(Key<Challenge>, String, Vec<Key<Recommendation>>)> = Vec::new();
    for key in here {
        let Some(question) = of_recommendation(data, findings, *key) else { continue };
        let challenge = data.recommendations[*key].challenge;
        match questions.iter_mut().find(|(other, same, _)| *other == challenge && *same == question) {
            Some((_, _, keys)) => keys.push(*key),
            None => questions.push((challenge, question, vec![*key])),
        }
    }
    questions
        .into_iter()
        .map(|(_, question, keys)| format!("{}: {question}", wording::capitalised(&names(data, &keys))))
        .collect()
}

/// The first thing that is open about a recommendation, as a question after its name.
fn of_recommendation(data: &Dataset, findings: &Findings, key: Key<Recommendation>) -> Option<String> {
    let status = findings.statuses.get(key.position())?;
    let history = findings.histories.get(key.position())?;
    if history.voices_differ {
        return Some(format!("which is right now? {}", wording::voices(data, history)?));
    }
    if status.past_due {
        return Some(format!(
            "due by {}. Is it done, and if not, by when?",
            wording::date(status.first_due?)
        ));
    }
    match status.class {
        Class::NoInformation => Some("what has been done since, and where can it be read?".to_owned()),
        Class::Open if history.stale => Some(format!(
            "last heard of in {}. What can be said today?",
            wording::month(history.last_statement?)
        )),
        Class::Open => Some("under way. What is left, who answers for it, and by when?".to_owned()),
        Class::ClosedVerified | Class::ClosedReported | Class::Withdrawn => None,
    }
}

/// What to ask of a theme that is often raised with others.
fn of_theme(data: &Dataset, findings: &Findings, asked: Asked, here: &[Key<Recommendation>]) -> String {
    let title = &data.themes[asked.theme].title;
    let often = if asked.similar.total() > 0 {
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
        findings.statuses.get(key.position()).is_some_and(|s| s.class.is_closed())
    };
    here.iter().filter(on_theme).count() > 0 && here.iter().filter(on_theme).all(closed)
}
