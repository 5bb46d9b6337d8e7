/** What all benchmarks have in common: taking turns, medians, and telling the figures. */

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Lets the contenders take turns, round after round, so that whatever else the machine does meets all of them.
 * Answers what each measured, by name; the first round warms up and does not count.
 */
export async function takingTurns(rounds, contenders) {
  const measured = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(contenders)) {
      const figure = await run();
      if (round > 0) measured[name].push(figure);
    }
  }
  return measured;
}

/** The median of the ratios of one round each: what slows a round down slows both sides of its ratio. */
export function medianRatio(ours, theirs) {
  return median(ours.map((figure, round) => figure / theirs[round]));
}

/**
 * What a task costs the thread it runs on, in microseconds a unit. Not the time by the clock: on a machine that is
 * shared, that is also what others do meanwhile.
 */
export async function microseconds(units, task) {
  const before = process.threadCpuUsage();
  await task();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / units;
}

/** A number as a person reads it: three figures of it. */
export function rounded(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/**
 * Tells the figures: to `scripts/bench.mjs` when it has started this, else to the terminal.
 *
 * A row is `{ what, figure, budget?, within?, beside? }`: what was measured, the figure with its unit, the budget
 * beside it, whether it is met, and what it was measured against.
 */
export function tell(rows) {
  if (process.send) process.send({ rows });
  else
    for (const { what, figure, budget = '', beside = '' } of rows)
      console.log(what, '|', figure, '|', budget, '|', beside);
}
