/** Shared by all benchmarks: rounds, medians and reporting. */

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * Runs the contenders in turns, so that other load on the machine affects all of them equally. Returns the measurements
 * by name. The first round is a warm-up and is not counted.
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

/** The median of the ratios per round. Load during a round affects both sides of its ratio. */
export function medianRatio(ours, theirs) {
  return median(ours.map((figure, round) => figure / theirs[round]));
}

/**
 * The CPU time of a task on its thread, in microseconds per unit. Wall time would include other processes.
 */
export async function microseconds(units, task) {
  const before = process.threadCpuUsage();
  await task();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / units;
}

/** Formats a number with three significant digits. */
export function rounded(value) {
  if (value >= 1000) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

/**
 * Reports figures: to `scripts/bench.mjs` when it started this process, else to the terminal.
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
