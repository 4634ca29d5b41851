#pragma once

#include "views/theme/theme.h"

#include <QStyledItemDelegate>

namespace peerscape::views {

class ThemeManager;

/// What the rows of every list here have in common: the theme, room around the text, and colours
/// that stay when a row is selected.
class RowDelegate : public QStyledItemDelegate
{
public:
    /// `room` is added to what a row's text needs, in pixels.
    RowDelegate(const ThemeManager& theme, QSize room, QObject* parent);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    [[nodiscard]] const Theme& theme() const;
    static void colorText(QStyleOptionViewItem& option, const QColor& color);
    /// Draws a glyph in front of the text.
    void decorate(QStyleOptionViewItem& option, const QString& glyph, ColorRole role) const;

private:
    const ThemeManager& m_theme;
    QSize m_room;
};

} // namespace peerscape::views
