"""The parts of finding triggers: frames, senses, harm, scope, merging, modes."""
