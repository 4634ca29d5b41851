#include "views/history/history_delegate.h"

#include "qt/history_model.h"
#include "views/theme/theme_manager.h"

#include <QApplication>
#include <QPainter>

namespace peerscape::views {

namespace {

constexpr int kMargin = 4;
constexpr int kIndent = 16;
constexpr int kMostLines = 12;

/// The lines that are shown of a code.
QStringList shownLines(const QModelIndex& index)
{
    const QString code = index.data(qtmodel::HistoryModel::CodeRole).toString();
    if (code.isEmpty())
        return {};
    QStringList lines = code.split(QLatin1Char('\n'));
    if (lines.size() > kMostLines) {
        lines.resize(kMostLines - 1);
        lines.append(QString(QChar(0x2026)));
    }
    return lines;
}

} // namespace

HistoryDelegate::HistoryDelegate(const ThemeManager& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics mono(m_theme.theme().monoFont());
    const QStringList lines = shownLines(index);
    int width = option.fontMetrics.horizontalAdvance(index.data().toString());
    for (const QString& line : lines)
        width = std::max(width, kIndent + mono.horizontalAdvance(line));
    const int height =
        option.fontMetrics.height() + static_cast<int>(lines.size()) * mono.lineSpacing();
    return {width + 4 * kMargin, height + 2 * kMargin};
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString label = item.text;
    item.text.clear();
    const QStyle* style = item.widget != nullptr ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    const bool isUndone = index.data(qtmodel::HistoryModel::IsUndoneRole).toBool();
    const QColor ink = isSelected ? item.palette.color(QPalette::HighlightedText)
                       : isUndone ? m_theme.theme().color(ColorRole::MutedText)
                                  : item.palette.color(QPalette::Text);
    QRect line = item.rect.adjusted(2 * kMargin, kMargin, -2 * kMargin, -kMargin);
    line.setHeight(item.fontMetrics.height());
    painter->setFont(item.font);
    painter->setPen(ink);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      item.fontMetrics.elidedText(label, Qt::ElideRight, line.width()));
    const QFont mono = m_theme.theme().monoFont();
    const int spacing = QFontMetrics(mono).lineSpacing();
    line.translate(kIndent, line.height());
    line.setHeight(spacing);
    painter->setFont(mono);
    painter->setPen(isSelected ? ink : m_theme.theme().color(ColorRole::MutedText));
    for (const QString& text : shownLines(index)) {
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        line.translate(0, spacing);
    }
    painter->restore();
}

} // namespace peerscape::views
