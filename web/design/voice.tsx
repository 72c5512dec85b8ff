// Voice notes: hold to talk, play in a line.
import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { useTexts } from './locale.ts';
import './voice.css';

const texts = {
  hold: { zh: '按住说话', en: 'Hold to talk' },
  release: { zh: '松开结束 {seconds} 秒', en: 'Release to finish · {seconds} s' },
  denied: { zh: '无法使用麦克风，请在系统设置中允许，或直接打字', en: 'No microphone: allow it in the settings, or type instead' },
  play: { zh: '播放语音', en: 'Play voice note' },
  pause: { zh: '暂停', en: 'Pause' },
  broken: { zh: '语音无法播放', en: 'Voice note cannot be played' },
};

const LONGEST = 60;
const KINDS = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg'];

const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

type VoicePlayerProps = { readonly src: string; readonly seconds?: number; readonly transcript?: string };

export function VoicePlayer({ src, seconds, transcript }: VoicePlayerProps) {
  const t = useTexts(texts);
  const audio = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState({ playing: false, at: 0, length: seconds ?? 0, broken: false });
  const patch = (change: Partial<typeof state>) => setState((now) => ({ ...now, ...change }));
  const toggle = () => {
    if (state.playing) audio.current?.pause();
    else audio.current?.play().catch(() => patch({ broken: true }));
  };
  return (
    <div className="voice">
      <button type="button" className="voice-button" onClick={toggle} disabled={state.broken} aria-label={t(state.playing ? 'pause' : 'play')}>
        <Icon name={state.playing ? 'pause' : 'play'} size={18} />
      </button>
      <span className="voice-track" aria-hidden>
        <span style={{ width: `${state.length ? (100 * state.at) / state.length : 0}%` }} />
      </span>
      <span className="number quiet">{state.broken ? t('broken') : clockOf(state.playing ? state.at : state.length)}</span>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript stands beside it where there is one */}
      <audio
        ref={audio}
        src={src}
        preload="metadata"
        onPlay={() => patch({ playing: true })}
        onPause={() => patch({ playing: false })}
        onEnded={() => patch({ playing: false, at: 0 })}
        onTimeUpdate={(event) => patch({ at: event.currentTarget.currentTime })}
        onLoadedMetadata={(event) => Number.isFinite(event.currentTarget.duration) && patch({ length: event.currentTarget.duration })}
        onError={() => patch({ broken: true })}
      />
      {transcript && <p className="voice-words">{transcript}</p>}
    </div>
  );
}

type Recording = { readonly recorder: MediaRecorder; readonly stream: MediaStream };

async function record(onDone: (file: File) => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
  const parts: Blob[] = [];
  const began = Date.now();
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.onstop = () => {
    for (const track of stream.getTracks()) track.stop();
    const type = (recorder.mimeType || 'audio/webm').split(';')[0] ?? 'audio/webm';
    // Shorter than half a second is a slip of the thumb.
    if (Date.now() - began > 500) onDone(new File(parts, `voice.${type.split('/')[1]}`, { type }));
  };
  recorder.start();
  return { recorder, stream };
}

export function VoiceRecorder({ onDone }: { readonly onDone: (file: File) => void }) {
  const t = useTexts(texts);
  const running = useRef<Promise<Recording> | undefined>(undefined);
  const [seconds, setSeconds] = useState<number>();
  const [denied, setDenied] = useState(false);
  const stop = () => {
    setSeconds(undefined);
    void running.current?.then(({ recorder }) => recorder.state === 'recording' && recorder.stop());
    running.current = undefined;
  };
  const start = () => {
    if (running.current) return;
    setDenied(false);
    setSeconds(0);
    running.current = record(onDone);
    running.current.catch(() => {
      setDenied(true);
      setSeconds(undefined);
      running.current = undefined;
    });
  };
  const stopNow = useRef(stop);
  stopNow.current = stop;
  useEffect(() => {
    if (seconds === undefined) return;
    if (seconds >= LONGEST) return stopNow.current();
    const timer = setTimeout(() => setSeconds(seconds + 1), 1_000);
    return () => clearTimeout(timer);
  }, [seconds]);
  useEffect(() => () => stopNow.current(), []);
  const talking = seconds !== undefined;
  return (
    <div>
      <button
        type="button"
        className={`talk${talking ? ' talking' : ''}`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          start();
        }}
        onPointerUp={stop}
        onPointerCancel={stop}
        onContextMenu={(event) => event.preventDefault()}
        onKeyDown={(event) => event.key === ' ' && !event.repeat && start()}
        onKeyUp={(event) => event.key === ' ' && stop()}
      >
        <Icon name="mic" size={22} />
        {talking ? t('release', { seconds }) : t('hold')}
      </button>
      {denied && (
        <p role="alert" className="talk-denied">
          {t('denied')}
        </p>
      )}
    </div>
  );
}
