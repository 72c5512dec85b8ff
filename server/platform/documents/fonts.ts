// Noto Sans SC from an npm package: the same Chinese glyphs in every print and every watermark, whatever the machine has installed.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = (weight: '400Regular' | '700Bold'): string => require.resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);

export const FONT_NAME = 'Noto Sans SC';
export const FONT_REGULAR = file('400Regular');
export const FONT_BOLD = file('700Bold');
