#pragma once

#include "views/canvas/place_kind.h"

#include <QWidget>

class QTreeWidget;

namespace peerscape::views {

class ThemeManager;

/// The Insert panel: what can be placed, in groups. Drag an entry to the canvas, click it and then
/// the canvas, or press Enter to place it into the selection.
class PalettePanel : public QWidget
{
    Q_OBJECT

public:
    explicit PalettePanel(const ThemeManager& theme, QWidget* parent = nullptr);

signals:
    /// Clicked: the next click on the canvas places it.
    void placeRequested(peerscape::views::PlaceKind kind);
    /// Enter: place it now.
    void insertRequested(peerscape::views::PlaceKind kind);

private:
    void fill();

    const ThemeManager& m_theme;
    QTreeWidget* m_tree = nullptr;
};

} // namespace peerscape::views
