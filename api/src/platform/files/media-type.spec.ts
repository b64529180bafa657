import { attachment } from './content-disposition.ts';
import { mediaTypeOf } from './media-type.ts';

describe('the media type of a file', () => {
  it.each([
    ['%PDF-1.7\n…', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n…', 'image/png'],
    ['\xff\xd8\xff\xe0…', 'image/jpeg'],
    ['<html><script>', undefined],
    [' %PDF-1.7', undefined],
    ['MZ\x90\x00', undefined],
    ['\x89PN', undefined],
    ['', undefined],
  ])('is told by how it begins: %j is %s', (beginning, expected) => {
    expect(mediaTypeOf(Buffer.from(beginning, 'latin1'))).toBe(expected);
  });
});

describe('the name of a file in an answer', () => {
  it.each([
    ['bill.pdf', `attachment; filename="bill.pdf"; filename*=UTF-8''bill.pdf`],
    [
      'a"; x="\r\nb.pdf',
      `attachment; filename="a__ x____b.pdf"; filename*=UTF-8''a%22%3B%20x%3D%22%0D%0Ab.pdf`,
    ],
    [
      "रसीद (1)'.pdf",
      `attachment; filename="____ (1)_.pdf"; filename*=UTF-8''%E0%A4%B0%E0%A4%B8%E0%A5%80%E0%A4%A6%20%281%29%27.pdf`,
    ],
  ])('cannot leave its place: %j', (name, expected) => {
    expect(attachment(name)).toBe(expected);
  });
});
