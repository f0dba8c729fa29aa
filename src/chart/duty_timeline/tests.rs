use super::*;
use crate::chart::said;
use crate::chart::sample::{self, Sample};
use crate::dataset::{CouncilType, Dataset, Event, EventKind, Region};

#[test]
fn it_says_what_happened_and_what_is_due() {
    let sample = Sample::small();
    let chart = duty_timeline(&sample.sources(), sample.council("derby")).unwrap();
    assert_eq!(
        chart.headline,
        "Two challenges and one follow-up visit on record since 2017; due by 6 October 2028: Next challenge"
    );
    let marks = said::marks(&chart.svg);
    assert_eq!(
        marks,
        [
            "July 2016: Auditor reports on &lt;major&gt; projects",
            "13 to 16 June 2017: Corporate peer challenge, June 2017",
            "November 2018: Follow-up visit, November 2018",
            "3 to 6 October 2023: Corporate peer challenge, October 2023",
            "December 2017: Report, December 2017",
            "December 2017 to March 2019: Corporate Improvement Plan",
            "by 6 October 2028: Next challenge",
        ]
    );
    assert!(chart.svg.len() < 8_000, "{}", chart.svg.len());
    assert!(said::is_balanced(&chart.svg));
    let rows: Vec<&str> = chart.table.rows.iter().map(|row| row[0].text.as_str()).collect();
    assert_eq!(rows[..3], ["July 2016", "13 to 16 June 2017", "December 2017"]);
    insta::assert_snapshot!(chart.svg);
}

#[test]
fn a_year_is_drawn_as_wide_as_it_is() {
    let sample = Sample::small();
    let chart = duty_timeline(&sample.sources(), sample.council("leeds")).unwrap();
    assert_eq!(
        chart.headline,
        "One challenge on record, in 2022; no step with a known date is due from here on"
    );
    let widths = said::numbers(&chart.svg, "c1", "width");
    assert!((widths[0] - (WIDTH - LEFT) / 4.0).abs() < 1.0, "a year of four: {widths:?}");
}

#[test]
fn words_never_stand_on_each_other() {
    let mut data = Dataset::default();
    let council = sample::council(&mut data, "derby", Region::EastMidlands, CouncilType::Unitary, None);
    for number in 0..40_i16 {
        let when = sample::month(2010 + number / 4, i8::try_from(number % 12 + 1).unwrap());
        let title = "An event with a title of some length ".repeat(usize::try_from(number % 4).unwrap() + 1);
        let row = Event { council, date: when, kind: EventKind::Other, title, url: None };
        data.events.push(row, 2, Vec::new());
    }
    let sample = Sample::of(data);
    let moments = moments::of(&sample.sources(), council);
    let axis = axis(&moments, sample.findings.as_of).unwrap();
    let lanes = Lanes::of(moments.iter(), |day| axis.x(day));
    assert_eq!(lanes.placed.len(), 40);
    for (index, a) in lanes.placed.iter().enumerate() {
        let (start, end) = a.extent();
        assert!(start >= LEFT - DOT && end <= WIDTH + DOT, "{start} {end}");
        for b in lanes.placed.iter().skip(index + 1).filter(|b| b.lane == a.lane) {
            let (from, to) = b.extent();
            assert!(end < from || to < start, "{:?} {:?}", a.moment, b.moment);
        }
    }
}

#[test]
fn without_dates_there_is_no_line() {
    let mut data = Dataset::default();
    let council = sample::council(&mut data, "york", Region::London, CouncilType::Unitary, None);
    assert!(duty_timeline(&Sample::of(data).sources(), council).is_none());
}
