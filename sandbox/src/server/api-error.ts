/** An error to throw anywhere in a handler. The server turns it into an error response with 8x8's code. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    /** 8x8's error code. */
    readonly code: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** Creates an error with status 400. */
export function badRequest(code: number, message: string): ApiError {
  return new ApiError(400, code, message);
}

export function notFound(message: string): ApiError {
  return new ApiError(404, 1300, message);
}

export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, 429, `Too many requests. Try again in ${seconds} second(s).`, {
    'retry-after': String(seconds),
  });
}
