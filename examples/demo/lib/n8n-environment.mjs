/** Variables to pass on from the shell. Settings of n8n, npm and Node are left out, and proxies for loopback requests. */
const INHERITED = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'];

/**
 * @typedef {object} N8nEnvironmentOptions
 * @property {string} home
 * @property {number} port
 * @property {number} brokerPort
 * @property {import('./n8n-home.mjs').Secrets} secrets
 * @property {string} compileCache where Node keeps n8n's compiled modules from one start to the next
 * @property {boolean} editor whether n8n serves its editor
 * @property {Record<string, string>} [extra] wins over everything else
 */

/**
 * The environment variables of a private n8n: it listens on loopback only, keeps all execution data, and contacts n8n's
 * makers for nothing.
 *
 * @param {N8nEnvironmentOptions} options
 * @returns {NodeJS.ProcessEnv}
 */
export function n8nEnvironment({ home, port, brokerPort, secrets, compileCache, editor, extra = {} }) {
  const inherited = Object.fromEntries(INHERITED.map((name) => [name, process.env[name]]));
  const url = `http://127.0.0.1:${port}/`;
  return {
    ...inherited,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compileCache,
    N8N_USER_FOLDER: home,
    N8N_ENCRYPTION_KEY: secrets.encryptionKey,

    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_HOST: '127.0.0.1',
    N8N_PORT: String(port),
    N8N_PROTOCOL: 'http',
    N8N_DISABLE_UI: String(!editor),
    N8N_EDITOR_BASE_URL: url,
    N8N_WEBHOOK_URL: url,
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    // The editor runs on http://, so its cookie must not be limited to https://.
    N8N_SECURE_COOKIE: 'false',
    // Off by default. When on, it blocks requests to 127.0.0.1, where the sandbox runs.
    N8N_SSRF_PROTECTION_ENABLED: 'false',

    N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true',
    N8N_INSTANCE_OWNER_EMAIL: secrets.email,
    N8N_INSTANCE_OWNER_FIRST_NAME: 'Demo',
    N8N_INSTANCE_OWNER_LAST_NAME: 'Owner',
    N8N_INSTANCE_OWNER_PASSWORD_HASH: secrets.passwordHash,

    EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
    EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
    EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true',
    EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'true',

    ...SILENT,
    ...extra,
  };
}

/** Turns off n8n's requests to its maker, and its welcome screens. */
const SILENT = {
  N8N_DIAGNOSTICS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
  N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
  N8N_DYNAMIC_BANNERS_ENABLED: 'false',
  N8N_HIRING_BANNER_ENABLED: 'false',
  N8N_TEMPLATES_ENABLED: 'false',
  N8N_PERSONALIZATION_ENABLED: 'false',
  N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
  N8N_PUBLIC_API_SWAGGERUI_DISABLED: 'true',
  // n8n would download its list of verified packages. Our package is already in the folder.
  N8N_VERIFIED_PACKAGES_ENABLED: 'false',
  N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
  N8N_REINSTALL_MISSING_PACKAGES: 'false',
  // It fetches a list of MCP servers when n8n starts.
  N8N_DISABLED_MODULES: 'mcp-registry',
  N8N_PYTHON_ENABLED: 'false',
};
