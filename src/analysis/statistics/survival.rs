//! How long things take, when some have not happened yet and some can no longer happen.

use super::Interval;

/// How the observation of one recommendation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was closed.
    Closed,
    /// It was withdrawn, so that it can no longer be closed.
    Withdrawn,
    /// Work on it was stopped, so that it is not expected to be closed.
    Stopped,
    /// Nothing more is known; it was open when last heard of.
    Censored,
}

/// How long one recommendation was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Whole days from the start to the end of the observation.
    pub days: u32,
    /// How it ended.
    pub outcome: Outcome,
}

/// What is known at one of the times at which an observation ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Whole days from the start.
    pub days: u32,
    /// Observed at least that long.
    pub at_risk: u32,
    /// Closed on that day.
    pub closed: u32,
    /// Withdrawn on that day.
    pub withdrawn: u32,
    /// Stopped on that day.
    pub stopped: u32,
    /// Last heard of on that day, still open.
    pub censored: u32,
    /// Aalen–Johansen: probability of being closed by then.
    pub incidence: f64,
    /// 95% interval of `incidence` by Aalen's variance, log(−log); both ends are the incidence where that is 0 or 1; `None`
    /// where the variance is undefined.
    pub incidence_interval: Option<Interval>,
    /// Aalen–Johansen: probability of being withdrawn by then.
    pub withdrawn_incidence: f64,
    /// Aalen–Johansen: probability of being stopped by then.
    pub stopped_incidence: f64,
    /// Probability of none of these by then: 1 less the three incidences.
    pub open: f64,
    /// Kaplan–Meier: probability of not being closed by then, were none withdrawn or stopped.
    pub km_open: f64,
    /// 95% interval of `km_open` by Greenwood's variance, log(−log); both ends are `km_open` where that is 0 or 1.
    pub km_interval: Option<Interval>,
}

/// A step for each distinct time, in order. Of what happens on one day, closings, withdrawals and stops come before censorings.
///
/// O. O. Aalen, Nonparametric estimation of partial transition probabilities in multiple decrement models, Annals of
/// Statistics 6 (1978) 534–545; O. Aalen and S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141–150; E. L. Kaplan
/// and P. Meier, JASA 53 (1958) 457–481.
#[must_use]
pub fn curve(observations: &[Observation]) -> Vec<Step> {
    let mut sorted = observations.to_vec();
    sorted.sort_unstable_by_key(|observation| observation.days);
    let mut at_risk = sorted.len();
    let mut steps = Vec::new();
    let mut sums = Sums::default();
    for same_day in sorted.chunk_by(|a, b| a.days == b.days) {
        let count = |outcome| same_day.iter().filter(|o| o.outcome == outcome).count();
        let [closed, withdrawn, stopped] = [Outcome::Closed, Outcome::Withdrawn, Outcome::Stopped].map(count);
        sums.pass(at_risk as f64, [closed, withdrawn, stopped].map(|count| count as f64));
        let counted = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        steps.push(Step {
            days: same_day.first().map_or(0, |observation| observation.days),
            at_risk: counted(at_risk),
            closed: counted(closed),
            withdrawn: counted(withdrawn),
            stopped: counted(stopped),
            censored: counted(count(Outcome::Censored)),
            incidence: sums.incidence,
            incidence_interval: Interval::log_log(sums.incidence, sums.incidence_variance()),
            withdrawn_incidence: sums.withdrawn_incidence,
            stopped_incidence: sums.stopped_incidence,
            open: sums.open,
            km_open: sums.km_open,
            km_interval: Interval::log_log(sums.km_open, sums.km_open.powi(2) * sums.greenwood),
        });
        at_risk -= same_day.len();
    }
    steps
}

/// The estimates as time passes. Aalen's variance is a sum over all earlier times of a polynomial in today's incidence F;
/// its coefficients are kept, so that a step costs the same however many came before.
#[derive(Clone, Copy, Debug)]
struct Sums {
    incidence: f64,
    withdrawn_incidence: f64,
    stopped_incidence: f64,
    open: f64,
    km_open: f64,
    greenwood: f64,
    /// Σ d/((n−1)(n−d)), and the same times F(t) and F(t)², over the times before the last event.
    common: [f64; 3],
    /// Σ S²·d₁(n−d₁)/(n²(n−1)).
    own: f64,
    /// Σ S·d₁(n−d₁)/(n(n−d)(n−1)), and the same times F(t), over the times before the last event.
    shared: [f64; 2],
}

impl Default for Sums {
    fn default() -> Self {
        Self {
            incidence: 0.0,
            withdrawn_incidence: 0.0,
            stopped_incidence: 0.0,
            open: 1.0,
            km_open: 1.0,
            greenwood: 0.0,
            common: [0.0; 3],
            own: 0.0,
            shared: [0.0; 2],
        }
    }
}

impl Sums {
    /// Passes a time with `n` at risk, of which so many are closed, withdrawn and stopped.
    fn pass(&mut self, n: f64, [closed, withdrawn, stopped]: [f64; 3]) {
        let ended = closed + withdrawn + stopped;
        if ended == 0.0 {
            return;
        }
        let open_before = self.open;
        // A sum of rounded parts can exceed 1 by its last digit.
        let add =
            |incidence: &mut f64, count: f64| *incidence = (*incidence + open_before * count / n).min(1.0);
        add(&mut self.incidence, closed);
        add(&mut self.withdrawn_incidence, withdrawn);
        add(&mut self.stopped_incidence, stopped);
        self.open *= 1.0 - ended / n;
        self.km_open *= 1.0 - closed / n;
        self.greenwood += if closed < n { closed / (n * (n - closed)) } else { f64::NAN };
        let f = self.incidence;
        // When all that are left end on one day nothing comes after, and this term stays 0.
        if ended < n {
            let weight = ended / ((n - 1.0) * (n - ended));
            self.common =
                [self.common[0] + weight, self.common[1] + weight * f, self.common[2] + weight * f * f];
        }
        if closed > 0.0 {
            self.own += open_before.powi(2) * closed * (n - closed) / (n * n * (n - 1.0));
        }
        if closed > 0.0 && ended < n {
            let weight = open_before * closed * (n - closed) / (n * (n - ended) * (n - 1.0));
            self.shared = [self.shared[0] + weight, self.shared[1] + weight * f];
        }
    }

    /// Aalen's variance of the incidence: Σ (F(t)−F(s))²·d/((n−1)(n−d)) + Σ S²·d₁(n−d₁)/(n²(n−1)) −
    /// 2 Σ (F(t)−F(s))·S·d₁(n−d₁)/(n(n−d)(n−1)), as SAS procedure LIFETEST has it.
    fn incidence_variance(&self) -> f64 {
        let f = self.incidence;
        let [common, common_f, common_ff] = self.common;
        let [shared, shared_f] = self.shared;
        (f * f * common - 2.0 * f * common_f + common_ff) + self.own - 2.0 * (f * shared - shared_f)
    }
}
