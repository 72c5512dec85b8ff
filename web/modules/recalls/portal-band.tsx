// What a kitchen must know on every page: goods recalled, goods to set apart.
import WarningBand from './alerts/portal-band.tsx';
import { RecallBand } from './recall/recall-band.tsx';

export default function Bands() {
  return (
    <>
      <RecallBand />
      <WarningBand />
    </>
  );
}
