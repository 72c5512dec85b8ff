// From orders and notes to a loaded van (R1.4, R1.10): waves, picked weights, the dispatch board, loading, seals, the count before departure.
import { definePart } from '../../../platform/part.ts';
import { contract } from './contract.ts';
import { checkLoad, loadNote, planNotes, takeOffNote } from './load-van.ts';
import { permissions } from './permissions.ts';
import { changeWave, closeWave, openWave, pickNote } from './pick-notes.ts';
import { no } from './refusals.ts';
import { showBoard, showLoading } from './show-dispatch.ts';
import { listWaveless, listWaves, showWave } from './show-wave.ts';
import { showWaveLots } from './show-wave-lots.ts';
import { walkWaves } from './wave.ts';

walkWaves();

export const picking = definePart({
  contract,
  handlers: {
    waves: listWaves,
    wave: showWave,
    waveLots: showWaveLots,
    waveless: listWaveless,
    openWave,
    changeWave,
    closeWave,
    pick: pickNote,
    board: showBoard,
    plan: planNotes,
    loading: showLoading,
    load: loadNote,
    takeOff: takeOffNote,
    checkLoad,
  },
  permissions,
  refusals: [no],
});
