"""How right the diagnosis stays when logs reach it as people's tools leave them: stamped, wrapped, cut, translated."""
