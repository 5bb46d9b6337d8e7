import type { LoggerService } from '@nestjs/common';

/** A logger of Nest that keeps what the app logs, as `error: text`, so that a test can check it. */
export class RecordingLogger implements LoggerService {
  readonly lines: string[] = [];

  readonly log = (message: unknown): void => this.add('log', message);
  readonly warn = (message: unknown): void => this.add('warn', message);
  readonly error = (message: unknown): void => this.add('error', message);
  readonly debug = (): void => undefined;

  /** The lines that contain a text. */
  having(text: string): string[] {
    return this.lines.filter((line) => line.includes(text));
  }

  private add(level: string, message: unknown): void {
    this.lines.push(`${level}: ${message instanceof Error ? message.message : String(message)}`);
  }
}
