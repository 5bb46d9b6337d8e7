const { imul } = Math;

/**
 * 128 bits of a text as 32 hex digits, the same on every machine and in every release: stored keys of webhook events and stored checkpoints of bulk sends depend on it.
 *
 * Four lanes that feed each other, in the manner of Bryc's cyrb128 (public domain), with a shift in each step so that
 * high bits reach low ones. It is not a cryptographic hash and need not be: who can choose the texts of a collision can forge a webhook, or spoil only their own checkpoint.
 */
export function stableHash(text: string): string {
  let a = 0x6a09e667;
  let b = 0xbb67ae85;
  let c = 0x3c6ef372;
  let d = 0xa54ff53a;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = b ^ step(a ^ unit, 0x239b961b);
    b = c ^ step(b ^ unit, 0xab0e9789);
    c = d ^ step(c ^ unit, 0x38b34ae5);
    d = a ^ step(d ^ unit, 0xa1e38b93);
  }
  a ^= text.length;
  for (let round = 0; round < 2; round++) {
    a = scramble(a ^ d);
    b = scramble(b + a);
    c = scramble(c ^ b);
    d = scramble(d + c);
  }
  return [a, b, c, d].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

function step(lane: number, odd: number): number {
  const mixed = imul(lane, odd);
  return mixed ^ (mixed >>> 15);
}

/** The finalizer of MurmurHash3: each input bit changes about half of the output bits. */
function scramble(lane: number): number {
  let mixed = imul(lane ^ (lane >>> 16), 0x85ebca6b);
  mixed = imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
