// The room's first tests take this file's place.
