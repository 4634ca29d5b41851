#pragma once

class QTreeView;

namespace peerscape::views {

class ThemeManager;

/// Makes a tree a list of rows to read: whole rows are selected, one at a time, nothing is edited,
/// columns stay where they are, and the theme's colours are taken up when they change.
void makeRowTree(QTreeView& tree, const ThemeManager& theme);

} // namespace peerscape::views
