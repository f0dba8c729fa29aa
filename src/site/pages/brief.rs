//! What an adviser takes along to one council: two sides of A4 at most, the situation in front, every recommendation on the back.

mod ask_first;
mod sides;

use serde::Serialize;

use super::council::{Ask, answer, ask, why_nobody};
use super::of_council::has_brief;
use crate::dataset::{Council, Key, Theme};
use crate::report::Problem;
use crate::site::Site;
use crate::site::page_kind::{PageContext, PageKind, PageView};
use crate::site::parts::{
    Answer, Comparator, Link, Moment, RecommendationRow, StrengthRow, comparators, moments,
    recommendation_row, strengths,
};
use crate::site::record::Record;
use crate::wording;
use sides::Visit;

/// Themes to ask others about: those asked for last.
const THEMES_TO_ASK: usize = 3;

/// Recommendations to ask about first.
const ASKED_FIRST: usize = 5;

/// Moments, and things praised, that the front has room for.
const MOMENTS: usize = 7;
const PRAISED: usize = 4;

/// Themes that peers of the council hear most.
const THEMES_HEARD: usize = 3;

/// Themes that were raised again, named.
const THEMES_AGAIN: usize = 5;

#[derive(Serialize)]
pub(in crate::site) struct Brief<'a> {
    council: Link<'a>,
    answer: Answer<'a>,
    /// The first to ask about, by [`ask_first::order`].
    ask_first: Vec<RecommendationRow<'a>>,
    /// What happened around the visits, the newest first.
    moments: Vec<Moment>,
    moments_left_out: usize,
    strengths: Vec<StrengthRow<'a>>,
    strengths_left_out: usize,
    /// What the visits of comparable councils raised most, in sentences.
    heard: Vec<String>,
    ask: Option<Ask<'a>>,
    /// Why nobody is named to ask; empty where somebody is.
    nothing_to_ask: String,
    /// Which themes were raised again, in a sentence.
    recurrence: Option<String>,
    visits: Vec<Visit<'a>>,
    /// What the back has no room for; empty where it holds everything.
    left_out: String,
}

/// The page of a council's brief.
pub(super) struct BriefPage;

impl PageKind for BriefPage {
    type Subject = Key<Council>;

    fn pages(site: &Site) -> Vec<(String, Key<Council>)> {
        let councils = site.data().councils.iter().filter(|(key, _)| has_brief(site, *key));
        councils.map(|(key, council)| (format!("councils/{}/brief/", council.id), key)).collect()
    }

    fn view<'a>(
        site: &Site<'a>,
        &key: &Key<Council>,
        _: &mut PageContext,
    ) -> Result<PageView<'a>, Box<Problem>> {
        let council = &site.data().councils[key];
        let description = format!("What to know before a visit to {}, to print.", council.name);
        Ok(PageView::new(
            "brief.html",
            format!("{}: brief before a visit", council.short_name),
            &brief(site, key),
        )?
        .describe(description)
        .below(vec![
            Link::new("Councils", site.addresses().to("councils/")),
            Link::new(&council.name, site.addresses().council(council)),
        ]))
    }

    fn record(_: &Site, _: &Key<Council>, _: Record) -> Option<Record> {
        None
    }
}

/// What a brief shows.
pub(in crate::site) fn brief<'a>(site: &Site<'a>, key: Key<Council>) -> Brief<'a> {
    let data = site.data();
    let mut moments = moments(site, key);
    let mut strengths: Vec<StrengthRow> =
        data.challenges_of(key).iter().rev().flat_map(|challenge| strengths(site, *challenge)).collect();
    let (moments_left_out, strengths_left_out) =
        (moments.len().saturating_sub(MOMENTS), strengths.len().saturating_sub(PRAISED));
    moments.truncate(MOMENTS);
    strengths.truncate(PRAISED);
    let (visits, left_out) = sides::visits(site, key);
    Brief {
        council: site.council_link(key),
        answer: answer(site, key),
        ask_first: sides::fitting_in_front(
            ask_first::order(site, key)
                .into_iter()
                .take(ASKED_FIRST)
                .map(|key| recommendation_row(site, key)),
        ),
        moments,
        moments_left_out,
        strengths,
        strengths_left_out,
        heard: heard(site, key),
        nothing_to_ask: why_nobody(site, key),
        ask: ask(site, key).map(|ask| ask.shortened(THEMES_TO_ASK)),
        recurrence: recurrence(site, key),
        visits,
        left_out,
    }
}

/// What comparable councils hear most: `East Midlands: medium-term finance in 5 of 9 visits; risk and audit in 4.`
fn heard(site: &Site, key: Key<Council>) -> Vec<String> {
    let data = site.data();
    let mut sentences = Vec::new();
    // The nearest in place, and the nearest in kind.
    let groups = comparators(site, key);
    let nearest = |(at, group): &(usize, Comparator)| *at == 0 || group.group.is_none();
    for (_, group) in groups.into_iter().enumerate().filter(nearest) {
        let mut themes: Vec<(Key<Theme>, u32, u32)> = data
            .themes
            .keys()
            .map(|theme| (theme, group.theme(theme)))
            .filter(|(_, share)| share.count() > 0)
            .map(|(theme, share)| (theme, share.count(), share.total()))
            .collect();
        themes.sort_by_key(|(theme, count, _)| (std::cmp::Reverse(*count), *theme));
        let Some((_, _, total)) = themes.first().copied() else { continue };
        let parts: Vec<String> = themes
            .iter()
            .take(THEMES_HEARD)
            .map(|(theme, count, _)| {
                format!("{} in {count}", wording::lower_first(&data.themes[*theme].title))
            })
            .collect();
        let visits = wording::counted(total as usize, "visit");
        sentences.push(format!("{}: of {visits}, {}.", group.link.text, wording::list(&parts)));
    }
    sentences
}

/// Which themes were raised again at the latest visit that did so: `Raised in 2017 and again in 2023: Overview and scrutiny and
/// Partnership working.`
fn recurrence(site: &Site, key: Key<Council>) -> Option<String> {
    let data = site.data();
    let year =
        |challenge| data.challenges[challenge].year().map_or_else(|| "?".to_owned(), |year| year.to_string());
    let mut of_council =
        site.findings().pairs.iter().filter(|pair| data.challenges[pair.later].councils.contains(&key));
    let pair = of_council.rfind(|pair| pair.raised_again().next().is_some())?;
    let mut themes: Vec<String> = pair.raised_again().map(|theme| data.themes[theme].title.clone()).collect();
    let more = themes.len().saturating_sub(THEMES_AGAIN);
    if more > 1 {
        themes.truncate(THEMES_AGAIN);
        themes.push(format!("{} more", wording::number_word(more)));
    }
    let themes: Vec<&str> = themes.iter().map(String::as_str).collect();
    let (earlier, later) = (year(pair.earlier), year(pair.later));
    Some(format!("Raised in {earlier} and again in {later}: {}.", wording::list(&themes)))
}
