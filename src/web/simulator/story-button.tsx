// Plays the practice story once; while it plays it cannot be started again.
import { useState } from 'react';
import type { SimulatorPhone } from '../../contract/simulator.ts';
import { playStory } from './practice-story.ts';
import { tell } from './simulator-store.ts';
import styles from './story-button.module.css';
import { useWords } from './words-context.ts';

export function StoryButton({ phones }: { phones: readonly SimulatorPhone[] }) {
  const { t } = useWords();
  const [isPlaying, setPlaying] = useState(false);

  async function play() {
    if (isPlaying) return;
    setPlaying(true);
    tell(t('story.playing'));
    try {
      await playStory(phones.map(({ number }) => number));
      tell('');
    } catch {
      tell(t('page.failed'));
    } finally {
      setPlaying(false);
    }
  }

  return (
    <button className={styles.play} type="button" aria-disabled={isPlaying} onClick={play}>
      {t(isPlaying ? 'story.playing' : 'story.play')}
    </button>
  );
}
