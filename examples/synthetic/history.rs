//! What happened to the councils one after another: visits, and all that follows from them.

use peerbench::dataset::ChallengeKind;

use crate::World;
use crate::challenges::Challenge;
use crate::chance::{Chance, Part};
use crate::days::years_between;
use crate::tables::Tables;
use crate::themes::Raised;
use crate::{plans, recommendations, updates, visits};

/// Statements from after the as-of date, which figures must leave out.
const AHEAD: usize = 5;

/// Writes the challenges of all councils and what hangs on them.
pub(crate) fn write(world: &World, tables: &mut Tables) -> Result<(), csv::Error> {
    // What each council was last told: teams tend to raise it again, with a successor too.
    let mut told: Vec<Raised> = vec![0; world.councils.len()];
    let mut ahead = 0;
    for council in &world.councils {
        let visits =
            visits::visits(&mut Chance::of(world.seed, Part::Visits, council.at), council, world.as_of);
        let mut before = council.predecessors.iter().fold(0, |set, at| set | told[*at]);
        let mut ids: Vec<String> = Vec::new();
        let mut chance = Chance::of(world.seed, Part::Challenge, council.at);
        for visit in &visits {
            let follows = visit.follows.and_then(|at| ids.get(at).cloned());
            let challenge = Challenge::of(&mut chance, world, council.at, visit, follows, &ids);
            challenge.write(&mut chance, world, tables)?;
            let (made, raised) = recommendations::write(&mut chance, world, &challenge, before, tables)?;
            updates::write(&mut chance, world, &challenge, &made, tables)?;
            plans::write_strengths(&mut chance, world, &challenge, tables)?;
            plans::write_plans(&mut chance, world, &challenge, tables)?;
            plans::write_replies(&mut chance, world, &challenge, &made, tables)?;
            if let Some(last) = made.last()
                && ahead < AHEAD
                && council.is_open()
                && years_between(challenge.end, world.as_of) < 2.0
            {
                updates::write_ahead(&challenge, last, world, tables)?;
                ahead += 1;
            }
            if visit.kind != ChallengeKind::FollowUp && raised != 0 {
                before = raised;
            }
            ids.push(challenge.id);
        }
        told[council.at] = before;
    }
    Ok(())
}
