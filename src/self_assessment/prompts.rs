//! Questions that a council will want to answer before peers ask them.

use super::{Asked, names};
use crate::analysis::{Findings, RecommendationState};
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
    let (status, history) = (&findings.statuses[key], &findings.histories[key]);
    if let Some(voices) = wording::voices(data, history) {
        return Some(format!("which is right now? {voices}"));
    }
    if let Some(due) = status.first_due.filter(|_| status.overdue) {
        return Some(format!("due by {}. Is it done, and if not, by when?", wording::date(due)));
    }
    if let Some(due) = status.first_due.filter(|_| status.due_and_silent) {
        return Some(format!(
            "due by {}, no status since. Is it done, and where can that be read?",
            wording::date(due)
        ));
    }
    match status.state {
        RecommendationState::NoStatus => {
            Some("what has been done since, and where can it be read?".to_owned())
        }
        RecommendationState::Open if history.stale => Some(format!(
            "latest update in {}. What can be said today?",
            wording::month(history.last_statement?)
        )),
        RecommendationState::Open => Some("open. What is left, who answers for it, and by when?".to_owned()),
        RecommendationState::Stopped => {
            Some("stopped before it was complete. Who decided that, and what of it still matters?".to_owned())
        }
        RecommendationState::ConfirmedByReviewTeam
        | RecommendationState::ConfirmedByCommittee
        | RecommendationState::ReportedClosed
        | RecommendationState::Withdrawn => None,
    }
}

/// What to ask of a theme that is often raised with others.
fn of_theme(data: &Dataset, findings: &Findings, asked: Asked, here: &[Key<Recommendation>]) -> String {
    let title = &data.themes[asked.theme].title;
    let (share, whose) = if asked.similar.total() > 0 {
        (asked.similar, "of similar councils")
    } else {
        (asked.nation, "elsewhere")
    };
    let total = wording::counted(share.total() as usize, "challenge");
    let often = format!("in {} of {total} {whose}", share.count());
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
    let closed = |key: &Key<Recommendation>| findings.statuses[*key].state.is_closed();
    here.iter().filter(on_theme).count() > 0 && here.iter().filter(on_theme).all(closed)
}
