/** One problem in an input: where it is, what is wrong, and how to correct it. */
export interface Issue {
  /** Path of the field, for instance `messages[3].destination`. Empty for the whole input. */
  readonly path: string;
  /** Name of the failed rule: a JSON Schema keyword or a format. */
  readonly rule: string;
  /** The problem, worded to follow the path: "is empty". */
  readonly message: string;
  /** How to correct the input, as one sentence. */
  readonly advice: string;
}

/** Returns an issue as text, for instance "destination is missing. Give it a value." */
export function describeIssue(issue: Issue): string {
  return `${issue.path || 'The input'} ${issue.message}. ${issue.advice}`;
}
