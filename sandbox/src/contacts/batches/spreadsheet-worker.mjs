// A worker thread that reads a spreadsheet. Node.js starts it from this file, so it is JavaScript.
import { parentPort, workerData } from 'node:worker_threads';

import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { readSheet } from 'read-excel-file/node';

/** Few bytes can unpack to a thousand times as many, so a piece must be small. */
const pieceBytes = 16_384;

/**
 * Unpacks a workbook without keeping anything, because the sizes that a zip file states may be false.
 *
 * @param {Uint8Array} content
 * @param {number} maxBytes
 */
function isLargerThan(content, maxBytes) {
  let size = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (error, data) => {
      if (error) throw error;
      size += data.length;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < content.length && size <= maxBytes; at += pieceBytes)
    unzip.push(content.subarray(at, at + pieceBytes), at + pieceBytes >= content.length);
  return size > maxBytes;
}

/** @param {string | number | boolean | Date | null} cell */
function toText(cell) {
  // Excel's dates have no time zone. The library returns them in UTC.
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T00:00:00', '');
  return String(cell ?? '');
}

/** @type {{ content: Uint8Array, maxUnpackedBytes: number }} */
const { content, maxUnpackedBytes } = workerData;

if (isLargerThan(content, maxUnpackedBytes)) parentPort?.postMessage('too large');
else {
  const rows = await readSheet(Buffer.from(content));
  parentPort?.postMessage(rows.map((row) => row.map(toText)));
}
