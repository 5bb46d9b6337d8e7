import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * The files that the demo and the tests keep in the home folder of an n8n: its secrets, and a record of what was
 * imported.
 *
 * @typedef {object} Secrets of one home, made once and kept there
 * @property {string} encryptionKey
 * @property {string} email the owner's, with which a person logs in to the editor
 * @property {string} password
 * @property {string} passwordHash
 */

/**
 * Fingerprints of everything that was imported into a home, so that a second run imports only changes.
 *
 * @typedef {object} Applied
 * @property {number} [port] on which n8n ran last; registered webhooks point to it
 * @property {Record<string, string>} packages
 * @property {Record<string, string>} credentials
 * @property {Record<string, string>} credentialIds the ids n8n gave to credentials, under the ids they came with
 * @property {Record<string, string>} workflows
 * @property {Record<string, string>} [workflowIds] the same of workflows, which only n8n 1 does
 */

/**
 * Reads the secrets of a home, or creates them, so that the next run starts n8n with the same data and the same login.
 *
 * @param {string} home
 * @param {string} n8nBin n8n brings the bcrypt that its owner's password must be hashed with
 * @returns {Promise<Secrets>}
 */
export async function openSecrets(home, n8nBin) {
  await mkdir(home, { recursive: true });
  const file = join(home, 'secrets.json');
  const kept = await readJson(file);
  if (kept) return kept;

  const bcrypt = createRequire(n8nBin)('bcryptjs');
  const password = `Demo-${randomBytes(6).toString('hex')}`;
  const secrets = {
    encryptionKey: randomBytes(24).toString('base64url'),
    email: 'demo@example.com',
    password,
    passwordHash: bcrypt.hashSync(password, 10),
  };
  await writeJson(file, secrets);
  return secrets;
}

/**
 * Opens the record of what was imported into a home. `save` writes it back.
 *
 * @param {string} home
 */
export async function openApplied(home) {
  const file = join(home, 'applied.json');
  /** @type {Applied} */
  const applied = (await readJson(file)) ?? {
    packages: {},
    credentials: {},
    credentialIds: {},
    workflows: {},
  };
  return { applied, save: () => writeJson(file, applied) };
}

/** @param {string} file */
export async function readJson(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * @param {string} file
 * @param {unknown} value
 */
export async function writeJson(file, value) {
  // Written to a temporary file and renamed, so that an interrupted run leaves no partial file.
  await writeFile(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
