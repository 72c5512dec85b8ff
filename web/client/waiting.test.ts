import { expect, test } from 'vitest';
import { withParts } from './waiting.ts';

test('ids of files stand where the input has a place for them, however deep, and the input itself stays as it was', () => {
  const input = { noteId: 'n', lines: [{ lineId: 'a' }, { lineId: 'b', photos: [] }], signers: [{ name: '刘燕' }] };
  const whole = withParts(input, { paperFileId: 'p', 'lines.1.photos': ['x', 'y'], 'signers.0.signatureFileId': 's' });
  expect(whole).toEqual({
    noteId: 'n',
    lines: [{ lineId: 'a' }, { lineId: 'b', photos: ['x', 'y'] }],
    signers: [{ name: '刘燕', signatureFileId: 's' }],
    paperFileId: 'p',
  });
  expect(input.lines[1]).toEqual({ lineId: 'b', photos: [] });
});
