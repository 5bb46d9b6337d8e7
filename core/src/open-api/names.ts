/** `sms.send`, `clientMessageId`, `some-thing` → `SmsSend`, `ClientMessageId`, `SomeThing`. */
export const pascalCase = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());

/** `sms.send` → `smsSend`: letters and digits, and no longer than the importers take. */
export function operationIdOf(id: string): string {
  const name = pascalCase(id);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`.slice(0, 80);
}
