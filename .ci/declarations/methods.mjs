import { sentence, tsDoc } from './tsdoc.mjs';

const REPEATS = {
  read: 'It only reads, so it is repeated by itself after failures that may pass.',
  idempotent: 'A second time changes nothing more, so it is repeated by itself after failures that may pass.',
  unsafe:
    'It may take effect twice, so it is repeated by itself only where it certainly took none; else it ends with the outcome `unknown`.',
};

const SCOPES = { subAccount: 'a subaccount', apiKey: 'an API key' };

const listed = (values) =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

function limitWords({ rateLimit }) {
  if (!rateLimit) return '';
  const { requests, perSeconds, scope, shared } = rateLimit;
  const per = perSeconds === 1 ? 'a second' : `in ${perSeconds} seconds`;
  const among = shared ? ', shared with the operations of its kind' : '';
  return `8x8 takes at most ${requests} requests ${per} for ${SCOPES[scope]}${among}; what is over waits.`;
}

function careWords({ destructive, consent }) {
  const { when, word, warning } = consent ?? {};
  const chosen =
    when && (when.is === undefined ? `without \`${when.field}\`` : `with \`${when.field}: ${when.is}\``);
  return [
    destructive && '**It cannot be undone.**',
    consent &&
      sentence(`${chosen} it ${warning}: then \`confirm\` must be \`'${word}'\`, or nothing is sent`),
  ]
    .filter(Boolean)
    .join(' ');
}

function followWords({ paging, job, batching }, name) {
  return [
    paging && paging.by.kind === 'whole' && '`await` gives the whole list, `for await` its rows.',
    paging &&
      paging.by.kind !== 'whole' &&
      '`await` gives one page; `for await` goes through the rows of all pages.',
    job && 'The job goes on at 8x8: `.completed()` waits until it has ended.',
    job?.files && '`.rows()` reads what it brought.',
    batching && `For many, \`${name}All\` sends them in batches.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The comment of one operation: what it does, what it costs to repeat, its limits, what it throws, its page. */
export function methodDoc({ name, operation, pageOf }, indent) {
  const { summary, method, path, safety, errors = [], rejection, title, docs, reading } = operation;
  const refused = errors.length ? `: its pages tell of HTTP ${listed(errors)}` : '';
  return tsDoc(
    [
      sentence(summary),
      careWords(operation),
      followWords(operation, name),
      `\`${method} ${path}\`. ${REPEATS[safety]} ${limitWords(operation)}`.trim(),
      reading && `Where 8x8's pages differ: ${reading}`,
    ],
    [
      { tag: 'throws', text: '{ValidationError} when the input is wrong: nothing was sent.' },
      { tag: 'throws', text: `{ApiError} when 8x8 refuses it${refused}.` },
      ...(rejection
        ? [{ tag: 'throws', text: '{RejectedError} when 8x8 answers HTTP 200 and rejects it all the same.' }]
        : []),
      {
        tag: 'throws',
        text: '{TransportError} when no whole answer came: `outcome` tells whether it was sent.',
      },
      { tag: 'see', text: `{@link ${pageOf(docs)} | ${title}}` },
    ],
    indent,
  );
}

/** The comment of `sendAll`, which sends what `send` takes to any number of recipients. */
export function bulkDoc({ id, api, operation: { batching }, pageOf }, withTemplate, indent) {
  const { docs, title, input } = api.operations[batching.operation];
  const many = input.properties[batching.items].maxItems.toLocaleString('en-US');
  return tsDoc(
    [
      `Sends to any number of recipients, in batches of up to ${many}: \`client.${id}\` for each. ` +
        'None keeps another from being sent, and none is sent twice; each ends as accepted, rejected or unknown, or was not sent.',
      withTemplate
        ? 'With `template`, recipients may leave out what it has.'
        : 'The source is a list, or anything that can be gone through, a stream of a file too: it is read no faster than 8x8 takes it.',
    ],
    [
      {
        tag: 'throws',
        text: '{ValidationError} when the options are wrong, or a mapping leads to no field: nobody was sent anything.',
      },
      {
        tag: 'throws',
        text: '{CheckpointError} when the checkpoint does not serve, or the list is another one: `fault` tells why.',
      },
      {
        tag: 'throws',
        text: '{EightByEightError} when going on makes no sense: 8x8 does not know the key, or no answer comes.',
      },
      { tag: 'see', text: `{@link ${pageOf(docs)} | ${title}}` },
    ],
    indent,
  );
}
