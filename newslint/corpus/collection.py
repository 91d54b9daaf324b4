"""Collections: which rules run where many articles are looked at."""

from __future__ import annotations

from newslint.config import Config

PACK = "dataset"  # off for single stories


def settings(config: Config) -> Config:
    """Return the settings of an audit: those of the house, with data quality judged.

    A house that selects its rules by name has said all that it wants.
    """
    choice = config.choice
    if choice.select or PACK in choice.enable:
        return config
    return config._replace(choice=choice._replace(enable=(*choice.enable, PACK)))
