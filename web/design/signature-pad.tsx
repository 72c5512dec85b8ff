// Signing with a finger or the mouse. Always dark ink on white: the picture is evidence and gets printed.
import { useEffect, useRef, useState } from 'react';
import { useTexts } from './locale.ts';
import './signature-pad.css';

const texts = {
  sign: { zh: '请在框内签名', en: 'Sign inside the box' },
  clear: { zh: '重签', en: 'Clear' },
};

const INK = '#10201a';

function begin(canvas: HTMLCanvasElement): void {
  const { width, height } = canvas.getBoundingClientRect();
  const scale = Math.max(2, devicePixelRatio);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(scale, scale);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  Object.assign(pen, { strokeStyle: INK, lineWidth: 2.4, lineCap: 'round', lineJoin: 'round' });
}

const pictureOf = (canvas: HTMLCanvasElement): Promise<File | null> =>
  new Promise((resolve) => canvas.toBlob((blob) => resolve(blob && new File([blob], 'signature.png', { type: 'image/png' })), 'image/png'));

type SignaturePadProps = { readonly onChange: (picture: File | null) => void; readonly height?: number };

export function SignaturePad({ onChange, height = 160 }: SignaturePadProps) {
  const t = useTexts(texts);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [signed, setSigned] = useState(false);
  useEffect(() => {
    if (canvas.current) begin(canvas.current);
  }, []);
  const pointOf = (event: React.PointerEvent) => [event.nativeEvent.offsetX, event.nativeEvent.offsetY] as const;
  const down = (event: React.PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const pen = event.currentTarget.getContext('2d');
    pen?.beginPath();
    pen?.moveTo(...pointOf(event));
    setSigned(true);
  };
  const move = (event: React.PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pen = event.currentTarget.getContext('2d');
    pen?.lineTo(...pointOf(event));
    pen?.stroke();
  };
  const up = async () => canvas.current && onChange(await pictureOf(canvas.current));
  const clear = () => {
    if (canvas.current) begin(canvas.current);
    setSigned(false);
    onChange(null);
  };
  return (
    <div className="signature">
      <canvas ref={canvas} style={{ height }} aria-label={t('sign')} onPointerDown={down} onPointerMove={move} onPointerUp={() => void up()} />
      {!signed && <span className="signature-hint">{t('sign')}</span>}
      {signed && (
        <button type="button" className="signature-clear" onClick={clear}>
          {t('clear')}
        </button>
      )}
    </div>
  );
}
