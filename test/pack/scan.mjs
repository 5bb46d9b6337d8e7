/**
 * Runs n8n's verification scan on sources or a tarball: `node scan.mjs sources|tarball <folder>`. n8n's own command only
 * scans packages on npm.
 */
import { SOURCE_FILE_PATTERNS, analyzePackage } from '@n8n/scan-community-package/scanner/scanner.mjs';

const PATTERNS = { sources: SOURCE_FILE_PATTERNS, tarball: ['**/*.js', 'package.json'] };

const [what, folder] = process.argv.slice(2);
const { passed, message, details } = await analyzePackage(folder, PATTERNS[what]);
if (!passed) {
  console.log(`${message}\n${details ?? ''}`);
  process.exitCode = 1;
}
