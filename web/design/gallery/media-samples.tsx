import { Section } from '../controls.tsx';
import { FileDrop, PhotoCapture } from '../photo-capture.tsx';
import { PhotoGrid } from '../photo-grid.tsx';
import { useUploads } from '../use-uploads.ts';
import { VoicePlayer, VoiceRecorder } from '../voice.tsx';

const picture = (colour: string, text: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="${colour}"/><circle cx="320" cy="240" r="130" fill="#fff" opacity=".25"/><text x="320" y="256" font-size="48" fill="#fff" text-anchor="middle">${text}</text></svg>`)}`;

const PHOTOS = [
  { id: 'a', src: picture('#3b7a4b', '菠菜'), caption: '菠菜叶面发黏，整筐' },
  { id: 'b', src: picture('#8a5a3b', '标签'), caption: '外箱标签' },
  { id: 'c', src: picture('#4b5a7a', '过磅'), caption: '过磅 31.4 公斤' },
  { id: 'd', src: 'data:image/png;base64,broken' },
];

export function MediaSamples() {
  const photos = useUploads();
  const files = useUploads();
  return (
    <Section title="照片、语音与文件" icon="camera">
      <div className="stack">
        <PhotoGrid photos={PHOTOS} />
        <PhotoGrid photos={PHOTOS.slice(0, 2)} size={64} onRemove={() => undefined} />
        <PhotoCapture uploads={photos} />
        <div className="row">
          <VoicePlayer src="data:audio/wav;base64," seconds={12} />
          <VoicePlayer
            src="data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA="
            seconds={7}
            transcript="菠菜都黏了，中午要用，赶紧换。"
          />
        </div>
        <div style={{ maxWidth: 360 }}>
          <VoiceRecorder onDone={(file) => files.add([file])} />
        </div>
        <FileDrop uploads={files} />
      </div>
    </Section>
  );
}
