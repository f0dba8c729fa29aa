# Aalen's variance of the cumulative incidence, by cmprsk. Reads case,days,status (0 open, 1 closed, 2 withdrawn) from the
# standard input and writes case,days,incidence,variance for every distinct day. Called by curves.py.
suppressPackageStartupMessages(library(cmprsk))
data <- read.csv(file("stdin"))
cat("case,days,incidence,variance\n")
for (case in unique(data$case)) {
  rows <- data[data$case == case, ]
  if (!any(rows$status == 1)) next
  days <- sort(unique(rows$days))
  fit <- cuminc(rows$days, rows$status, cencode = 0)
  found <- timepoints(fit, days)
  cat(sprintf("%s,%d,%.17g,%.17g\n", case, as.integer(days), found$est["1 1", ], found$var["1 1", ]), sep = "")
}
