// Tables of the server and pages of the desk call things by the same words.
import { expect, test } from 'vitest';
import { CATEGORY_WORDS, CHANNEL_WORDS, SEVERITY_WORDS, STATE_WORDS, SUBCATEGORY_WORDS } from '../../../server/modules/cases/words.ts';
import { categoryLabels, channelLabels, severityLabels } from '../../design/labels.ts';
import { stateLabels, subcategories } from './labels.ts';

test('the words of cases are alike in tables and on pages', () => {
  expect(CATEGORY_WORDS).toEqual(categoryLabels);
  expect(CHANNEL_WORDS).toEqual(channelLabels);
  expect(SEVERITY_WORDS).toEqual(severityLabels);
  expect(STATE_WORDS).toEqual(stateLabels);
  expect(SUBCATEGORY_WORDS).toEqual(Object.fromEntries(Object.entries(subcategories).map(([code, { zh, en }]) => [code, { zh, en }])));
});
