// What a REST operation answers, and the carrier's error bodies.
export type RestAnswer = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Begins once the answer is on its way (or instead of it, where the answer is withheld). */
  afterwards?: () => Promise<void>;
  /** The afterwards come first. */
  isAnsweredLast?: boolean;
};

export function restError(status: number, code: number, message: string): RestAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message, more_info, status } };
}

export function notFound(path: string): RestAnswer {
  return restError(404, 20404, `The requested resource ${path} was not found`);
}

export function notFinished(): RestAnswer {
  return restError(
    409,
    20009,
    'Resource cannot be changed because delivery of the message has not been completed yet',
  );
}
