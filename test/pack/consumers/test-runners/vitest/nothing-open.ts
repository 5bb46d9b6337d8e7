import { afterAll, expect, vi } from 'vitest';

/** Servers and connections that keep the process alive. Vitest itself ends its processes without asking. */
const open = (): string[] => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));

afterAll(() => vi.waitFor(() => expect(open()).toEqual([]), { timeout: 20_000 }));
