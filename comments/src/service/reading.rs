//! What readers see, kept ready in memory.
