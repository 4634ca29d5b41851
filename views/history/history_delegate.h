#pragma once

#include <QStyledItemDelegate>

namespace peerscape::views {

class ThemeManager;

/// An edit by name, what was undone in muted ink, and below it its code, at most a dozen lines.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HistoryDelegate(const ThemeManager& theme, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
