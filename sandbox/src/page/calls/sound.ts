import { computed, effect, signal } from '@preact/signals';

import melody from '../../media/hold-music.mp3?url';
import type { CallLogEntry } from '../../voice/calls/call-session';
import { openCall, ringingPhones } from './loaded-calls';

const place = 'sound';

/** Whether phones ring, texts are spoken and files are played. Off until the user turns it on. */
export const soundIsOn = signal(localStorage.getItem(place) === 'on');

/** Turns the sound on or off, and remembers the choice. */
export function switchSound(): void {
  soundIsOn.value = !soundIsOn.value;
  localStorage.setItem(place, soundIsOn.value ? 'on' : 'off');
}

const music = new Audio(melody);
music.loop = true;

function speak({
  text,
  voiceProfile = '',
  speed = 1,
  repetition = 1,
}: Extract<CallLogEntry, { kind: 'said' }>): void {
  for (let time = 0; time < repetition; time++) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = voiceProfile.split('-').slice(0, 2).join('-');
    utterance.rate = speed;
    speechSynthesis.speak(utterance);
  }
}

/** What was there when the call was opened is not played: only what comes later. */
let heard: { readonly sessionId: string; count: number } | undefined;

effect(() => {
  const session = openCall.value;
  const isOn = soundIsOn.value;
  if (!session || !isOn || session.endedAt !== undefined) {
    heard = undefined;
    music.pause();
    speechSynthesis.cancel();
    return;
  }
  const { sessionId, log } = session;
  if (heard?.sessionId !== sessionId) heard = { sessionId, count: firstUnheard(log) };
  for (const entry of log.slice(heard.count)) {
    if (entry.kind === 'said') speak(entry);
    if (entry.kind === 'played') void music.play().catch(() => undefined);
    else if (entry.kind !== 'keys') music.pause();
  }
  heard.count = log.length;
});

/** Whoever answers wants to hear what begins at the same moment. */
function firstUnheard(log: readonly CallLogEntry[]): number {
  const last = log.at(-1);
  return last?.kind === 'said' || last?.kind === 'played' ? log.length - 1 : log.length;
}

/** Two tones for a second, then a pause of two. */
const ringMs = 3_000;
const tones = [440, 480];

function ring(audio: AudioContext): void {
  const gain = audio.createGain();
  gain.gain.value = 0.08;
  gain.connect(audio.destination);
  for (const frequency of tones) {
    const oscillator = audio.createOscillator();
    oscillator.frequency.value = frequency;
    oscillator.connect(gain);
    oscillator.start();
    oscillator.stop(audio.currentTime + 1);
  }
}

const rings = computed(() => soundIsOn.value && ringingPhones.value.length > 0);

effect(() => {
  if (!rings.value) return undefined;
  const audio = new AudioContext();
  ring(audio);
  const timer = setInterval(() => ring(audio), ringMs);
  return () => {
    clearInterval(timer);
    void audio.close();
  };
});
