/** A stand-in for the API of Google Sheets, with one spreadsheet that has one sheet. */

export const hosts = ['sheets.googleapis.com'];

export const credentials = () => [
  {
    id: 'googleSheetsForExamples',
    name: 'Google Sheets',
    type: 'googleSheetsOAuth2Api',
    data: {
      clientId: 'stand-in',
      clientSecret: 'none',
      oauthTokenData: { access_token: 'none', token_type: 'Bearer' },
    },
  },
];

/** A cell that looks like a number becomes one in Google Sheets: the `+` of a phone number is lost. */
const newRows = () => [
  ['Phone Number', 'Message', 'State', 'Detail'],
  [6591234567, 'Your table for two is ready.'],
  [6591234567, 'This was sent yesterday.', 'sent'],
  ['+65 9111 2222', 'Your table is booked.'],
  [12, 'Nobody gets this.'],
];

/** @type {(string | number)[][]} */
let rows = newRows();

export const reset = () => {
  rows = newRows();
};

/** @param {import('./start.mjs').ServiceRequest} request */
export function respond({ method, path, body }) {
  const [, , , , ask = ''] = decodeURIComponent(path).split('/');
  if (method === 'POST' && ask === 'values:batchUpdate') {
    for (const { range, values } of JSON.parse(body).data) write(range, values[0][0]);
    return { body: { spreadsheetId: 'your-spreadsheet' } };
  }
  if (ask === 'values') return { body: { majorDimension: 'ROWS', values: rows } };
  return { body: { sheets: [{ properties: { sheetId: 0, title: 'Sheet1', index: 0 } }] } };
}

/**
 * @param {string} range such as `Sheet1!C2`
 * @param {string | number} value
 */
function write(range, value) {
  const [, column = '', row = ''] = /!([A-Z])(\d+)$/.exec(range) ?? [];
  const cells = rows[Number(row) - 1];
  if (!cells) throw new Error(`The sheet has no row ${row}`);
  const index = column.charCodeAt(0) - 'A'.charCodeAt(0);
  while (cells.length < index) cells.push('');
  cells[index] = value;
}
