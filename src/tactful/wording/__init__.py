"""Decisions in human language: days, reasons, the next step, the question card."""
