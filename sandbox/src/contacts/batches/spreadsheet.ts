import { strFromU8, unzipSync } from 'fflate';

import { cellsOf, textsOf } from './sheet-cells';
import { attributeOf, elementsOf } from './sheet-xml';
import { UnreadableFile } from './unreadable-file';

/** The maximum size of the unpacked workbook. A small file can unpack to far more. */
const maxUnpackedBytes = 512 * 1024 * 1024;

/** The rows of the first sheet of an Excel workbook (.xlsx, ECMA-376). @throws {UnreadableFile} */
export function readSpreadsheet(content: Buffer): string[][] {
  const part = partsOf(content);
  const sheet = part(pathOfFirstSheet(part));
  if (sheet === undefined) throw new UnreadableFile('The workbook has no sheet');
  return cellsOf(sheet, textsOf(part('xl/sharedStrings.xml') ?? ''));
}

type Part = (path: string) => string | undefined;

function partsOf(content: Buffer): Part {
  try {
    let size = 0;
    const files = unzipSync(content, {
      filter: ({ name, originalSize }) => {
        const isWanted =
          /^xl\/(?:workbook|sharedStrings|worksheets\/[^/]+|_rels\/workbook)\.(?:xml|xml\.rels)$/;
        if (!isWanted.test(name)) return false;
        size += originalSize;
        return size <= maxUnpackedBytes;
      },
    });
    return (path) => {
      const file = files[path];
      return file && strFromU8(file);
    };
  } catch {
    throw new UnreadableFile('The workbook is damaged');
  }
}

/** Returns the path of the first sheet. The workbook lists its sheets in order, and refers to their paths by ID. */
function pathOfFirstSheet(part: Part): string {
  const [sheet] = elementsOf(part('xl/workbook.xml') ?? '', 'sheet');
  const id = sheet && attributeOf(sheet.attributes, 'r:id');
  const relation = elementsOf(part('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').find(
    ({ attributes }) => attributeOf(attributes, 'Id') === id,
  );
  const target = relation && attributeOf(relation.attributes, 'Target');
  if (target === undefined) return 'xl/worksheets/sheet1.xml';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}
