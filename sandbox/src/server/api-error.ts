/** An answer of the API that is no success. Thrown by whatever finds out. */
export class ApiError extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    /** 8x8's code, as its list of REST codes has it. */
    readonly code: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A request that 8x8 cannot take: HTTP 400. */
export function badRequest(code: number, message: string): ApiError {
  return new ApiError(400, code, message);
}

export function notFound(message: string): ApiError {
  return new ApiError(404, 1300, message);
}

/** The limit of an operation is used up for so long. */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, 429, `Too many requests. Try again in ${seconds} second(s).`, {
    'retry-after': String(seconds),
  });
}
