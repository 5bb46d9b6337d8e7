/** The caller's own IDs of the messages that were sent last. Older ones are forgotten, so that memory stays bounded. */
export class RecentIds {
  private readonly ids = new Map<string, string>();

  constructor(private readonly most: number) {}

  remember(umid: string, clientMessageId: string): void {
    this.ids.set(umid.toLowerCase(), clientMessageId);
    if (this.ids.size <= this.most) return;
    const oldest = this.ids.keys().next();
    if (!oldest.done) this.ids.delete(oldest.value);
  }

  find(umid: string): string | undefined {
    return this.ids.get(umid.toLowerCase());
  }
}
