import { crc32, deflateSync } from "node:zlib";

/** Width and height in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const PNG_SIGNATURE = "89504e470d0a1a0a";

/** The size that a PNG, JPEG or GIF claims in its header; undefined for everything else. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length >= 24 && buffer.toString("hex", 0, 8) === PNG_SIGNATURE)
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  if (buffer.length >= 10 && /^GIF8[79]a$/.test(buffer.toString("latin1", 0, 6)))
    return { width: buffer.readUInt16LE(6), height: buffer.readUInt16LE(8) };
  return buffer.length >= 4 && buffer.readUInt16BE(0) === 0xffd8 ? jpegSize(buffer) : undefined;
}

/** Walks the segments of a JPEG to its frame header. */
function jpegSize(buffer: Buffer): PictureSize | undefined {
  let at = 2;
  while (at + 9 <= buffer.length && buffer[at] === 0xff) {
    const marker = buffer.readUInt8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: buffer.readUInt16BE(at + 7), height: buffer.readUInt16BE(at + 5) };
    // A filling byte before a marker stands alone.
    at += marker === 0xff ? 1 : 2 + buffer.readUInt16BE(at + 2);
  }
  return undefined;
}

/** A PNG with an evening sky, as a photo that somebody took; `hue` 0 to 1 tells pictures apart. */
export function samplePicture({ width, height }: PictureSize, hue: number): Buffer {
  const rows = Array.from({ length: height }, (_, y) => row(width, y / height, hue));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from(PNG_SIGNATURE, "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function row(width: number, depth: number, hue: number): Buffer {
  const colour = [0, 1, 2].map((part) => {
    const wave = 0.5 + 0.5 * Math.cos(2 * Math.PI * (hue + part / 3));
    return Math.round(60 + 120 * wave * (1 - depth / 2) + 60 * depth);
  });
  const bytes = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x += 1) bytes.set(colour, 1 + x * 3);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
