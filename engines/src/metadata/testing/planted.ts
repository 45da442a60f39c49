// Files of every kind with marks planted where real programs write them. For tests only; small, and whole.
import { strToU8, type Zippable, zipSync, zlibSync } from 'fflate';
import { joined, latinOf } from '../found.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);
const wide = (value: number, size: number) =>
  Uint8Array.from({ length: size }, (_none, at) => Math.floor(value / 256 ** (size - 1 - at)) % 256);

let serial = 0;
/** Another one each time, of plain letters, so that it is found whatever the encoding. */
export const marker = (): string => `plantedmark${String(serial++).padStart(3, '0')}`;
export type Planted = { readonly name: string; readonly bytes: Uint8Array; readonly marks: readonly string[] };

const crc = (bytes: Uint8Array): number => {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
};

export const jpegWith = (orientation = 6): Planted => {
  const [exif, xmp, icc, iptc, note, behind] = [marker(), marker(), marker(), marker(), marker(), marker()];
  const segment = (kind: number, body: Uint8Array) =>
    joined([Uint8Array.from([0xff, kind]), wide(body.length + 2, 2), body]);
  const tiff = joined([
    bytesOf('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0'),
    Uint8Array.from([orientation, 0, 0, 0, 0, 0, 0, 0]),
    bytesOf(exif),
  ]);
  const bytes = joined([
    Uint8Array.from([0xff, 0xd8]),
    segment(0xe0, bytesOf('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, joined([bytesOf('Exif\0\0'), tiff])),
    segment(0xe1, bytesOf(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${xmp}</x:xmpmeta>`)),
    segment(0xe2, bytesOf(`ICC_PROFILE\0\x01\x01${icc}`)),
    segment(0xed, bytesOf(`Photoshop 3.0\0${iptc}`)),
    segment(0xfe, bytesOf(note)),
    segment(0xdb, new Uint8Array(65)),
    segment(0xda, bytesOf('\x01\x01\0\0\x3f\0')),
    bytesOf('picture\xff\0data\xff\xd0more'),
    Uint8Array.from([0xff, 0xd9]),
    bytesOf(behind),
  ]);
  return { name: 'jpeg', bytes, marks: [exif, xmp, icc, iptc, note, behind] };
};

export const pngWith = (): Planted => {
  const marks = Array.from({ length: 6 }, marker);
  const [text, packed, exif, colour, time, behind] = marks as [string, string, string, string, string, string];
  const chunk = (name: string, body: Uint8Array) => {
    const named = joined([bytesOf(name), body]);
    return joined([wide(body.length, 4), named, wide(crc(named), 4)]);
  };
  const bytes = joined([
    bytesOf('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    chunk('tEXt', bytesOf(`Author\0${text}`)),
    chunk('iTXt', joined([bytesOf('XML:com.adobe.xmp\0\0\0\0\0'), bytesOf(packed)])),
    chunk('eXIf', bytesOf(`MM\0*${exif}`)),
    chunk('iCCP', bytesOf(`${colour}\0\0`)),
    chunk('prVt', bytesOf(time)),
    chunk('IDAT', zlibSync(Uint8Array.from([0, 10, 20, 30]))),
    chunk('IEND', new Uint8Array()),
    bytesOf(behind),
  ]);
  return { name: 'png', bytes, marks };
};

/** `drawn`: a real file of the extended format, whose picture and measures are taken over. */
export const webpWith = (drawn: Uint8Array): Planted => {
  const [exif, xmp, icc] = [marker(), marker(), marker()];
  const picture = drawn.subarray(latinOf(drawn).indexOf('VP8 '));
  const chunk = (name: string, body: Uint8Array) =>
    joined([bytesOf(name), wide(body.length, 4).reverse(), body, new Uint8Array(body.length % 2)]);
  const chunks = joined([
    bytesOf('WEBP'),
    chunk('VP8X', Uint8Array.from([0x2c, 0, 0, 0, ...drawn.subarray(24, 30)])),
    chunk('ICCP', bytesOf(icc)),
    picture,
    chunk('EXIF', bytesOf(exif)),
    chunk('XMP ', bytesOf(xmp)),
  ]);
  return {
    name: 'webp',
    bytes: joined([bytesOf('RIFF'), wide(chunks.length, 4).reverse(), chunks]),
    marks: [exif, xmp, icc],
  };
};

export const heicWith = (): Planted => {
  const marks = [marker(), marker(), marker(), marker()];
  const [exif, xmp, note, named] = marks as [string, string, string, string];
  const box = (type: string, ...body: Uint8Array[]) => {
    const inside = joined(body);
    return joined([wide(inside.length + 8, 4), bytesOf(type), inside]);
  };
  const full = (type: string, version: number, ...body: Uint8Array[]) => box(type, wide(version * 2 ** 24, 4), ...body);
  const item = (id: number, type: string, name: string, more = '') =>
    full('infe', 2, wide(id, 2), wide(0, 2), bytesOf(`${type}${name}\0${more}`));
  const datas = [bytesOf('hevcpicture'), joined([wide(0, 4), bytesOf(`MM\0*${exif}`)]), bytesOf(`<x>${xmp}</x>`)];
  const ftyp = box('ftyp', bytesOf('heic\0\0\0\0mif1heic'));
  const metaFor = (start: number) => {
    let at = start;
    const places = datas.map((data, index) => {
      const place = joined([wide(index + 1, 2), wide(0, 2), wide(1, 2), wide(at, 4), wide(data.length, 4)]);
      at += data.length;
      return place;
    });
    return full(
      'meta',
      0,
      full(
        'iinf',
        0,
        wide(3, 2),
        item(1, 'hvc1', named),
        item(2, 'Exif', ''),
        item(3, 'mime', '', 'application/rdf+xml\0'),
      ),
      full('iloc', 0, Uint8Array.from([0x44, 0]), wide(3, 2), ...places),
    );
  };
  const start = ftyp.length + metaFor(0).length + 8;
  const bytes = joined([ftyp, metaFor(start), box('mdat', ...datas), box('uuid', bytesOf(`0123456789abcdef${note}`))]);
  return { name: 'heic', bytes, marks };
};

/** With properties as plain objects, or packed as newer programs write them. */
export const pdfWith = (isPacked: boolean): Planted => {
  const marks = Array.from({ length: 6 }, marker);
  const [title, author, program, maker, xmp, hex] = marks as [string, string, string, string, string, string];
  const info = `<< /Title (${title} \\(draft\\)) /Author (${author}) /Creator (${program}) /Producer (${maker}) /Company <${[...hex].map((sign) => sign.charCodeAt(0).toString(16)).join('')}> /CreationDate (D:20261123090000+09'00') >>`;
  const parts: string[] = [];
  const places: number[] = [];
  let size = 0;
  const add = (text: string) => {
    parts.push(text);
    size += text.length;
  };
  const object = (number: number, body: string) => {
    places[number] = size;
    add(`${number} 0 obj\n${body}\nendobj\n`);
  };
  const streamOf = (dictionary: string, content: string) => {
    const body = isPacked ? String.fromCharCode(...zlibSync(bytesOf(content))) : content;
    const filter = isPacked ? ' /Filter /FlateDecode' : '';
    return `<< ${dictionary}${filter} /Length ${body.length} >>\nstream\n${body}\nendstream`;
  };
  add('%PDF-1.7\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R >>');
  object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
  object(3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 5 0 R >>');
  object(4, streamOf('/Type /Metadata /Subtype /XML', `<x:xmpmeta>${xmp}</x:xmpmeta>`));
  object(5, streamOf('', 'BT /F1 12 Tf (what the page says) Tj ET'));
  if (isPacked) object(7, streamOf('/Type /ObjStm /N 1 /First 4', `6 0 ${info}`));
  else object(6, info);
  const start = size;
  add(
    `xref\n0 8\n${Array.from({ length: 8 }, (_none, at) => `${String(places[at] ?? 0).padStart(10, '0')} 00000 n \n`).join('')}`,
  );
  add(`trailer\n<< /Size 8 /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return { name: isPacked ? 'pdf, packed' : 'pdf', bytes: bytesOf(parts.join('')), marks };
};

const packed = (
  name: string,
  marks: readonly string[],
  parts: Readonly<Record<string, string | Uint8Array>>,
): Planted => {
  const zip: Zippable = {};
  for (const [path, body] of Object.entries(parts)) zip[path] = typeof body === 'string' ? strToU8(body) : body;
  return { name, bytes: zipSync(zip, { comment: '' }), marks };
};

export const wordWith = (): Planted => {
  const picture = jpegWith();
  const marks = Array.from({ length: 12 }, marker);
  const m = (at: number) => marks[at] ?? '';
  return packed('docx', [...marks, ...picture.marks], {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/><Relationship Id="rId2" Target="word/document.xml"/></Relationships>`,
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${m(0)}</dc:creator><cp:lastModifiedBy>${m(1)}</cp:lastModifiedBy><dc:title>${m(2)}</dc:title><cp:keywords>${m(3)}</cp:keywords></cp:coreProperties>`,
    'docProps/app.xml': `<Properties><Company>${m(4)}</Company><Manager>${m(5)}</Manager><Template>${m(6)}</Template></Properties>`,
    'docProps/custom.xml': `<Properties><property name="x"><vt:lpwstr>${m(7)}</vt:lpwstr></property></Properties>`,
    'docProps/thumbnail.jpeg': bytesOf(m(8)),
    'word/document.xml': `<w:document><w:ins w:id="1" w:author="${m(9)}"><w:t>what the page says</w:t></w:ins></w:document>`,
    'word/comments.xml': `<w:comment w:id="0" w:author="${m(10)}" w:initials="AB"/>`,
    'word/people.xml': `<w15:people><w15:person w15:author="${m(11)}"/></w15:people>`,
    'word/media/image1.jpg': picture.bytes,
  });
};

export const hangulWith = (): Planted => {
  const marks = Array.from({ length: 4 }, marker);
  const m = (at: number) => marks[at] ?? '';
  return packed('hwpx', marks, {
    mimetype: 'application/hwp+zip',
    'Contents/content.hpf': `<opf:package><opf:metadata><opf:title>${m(0)}</opf:title><opf:meta name="creator" content="text">${m(1)}</opf:meta><opf:meta name="lastsaveby" content="text">${m(2)}</opf:meta></opf:metadata></opf:package>`,
    'Contents/header.xml': `<hh:head><hh:trackChangeAuthor id="1" name="${m(3)}"/></hh:head>`,
    'Contents/section0.xml': '<hs:sec><hp:t>what the page says</hp:t></hs:sec>',
  });
};

export const sheetWith = (): Planted => {
  const marks = Array.from({ length: 4 }, marker);
  const m = (at: number) => marks[at] ?? '';
  return packed('xlsx', marks, {
    '[Content_Types].xml': '<Types/>',
    'docProps/core.xml': `<cp:coreProperties><dc:creator>${m(0)}</dc:creator></cp:coreProperties>`,
    'xl/workbook.xml': `<workbook><x15ac:absPath url="C:\\Users\\${m(1)}\\"/><sheets/></workbook>`,
    'xl/comments1.xml': `<comments><authors><author>${m(2)}</author></authors></comments>`,
    'xl/persons/person.xml': `<personList><person displayName="${m(3)}" id="{1}"/></personList>`,
    'xl/sharedStrings.xml': '<sst><t>what the page says</t></sst>',
  });
};
