#include "views/matrix/matrix_legend.h"

#include "views/matrix/matrix_sign.h"
#include "views/theme/theme_manager.h"

#include <QPainter>

#include <vector>

namespace peerscape::views {

using Sign = qtmodel::MatrixModel::Sign;

namespace {

constexpr int kSide = 20;
constexpr int kLegendGap = 16;

} // namespace

MatrixLegend::MatrixLegend(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend"));
    connect(&theme, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

QSize MatrixLegend::sizeHint() const
{
    return {400, kSide + 8};
}

void MatrixLegend::paintEvent(QPaintEvent*)
{
    struct Entry
    {
        MatrixSign sign;
        QString words;
    };
    const std::vector<Entry> entries{
        {{.sign = Sign::Yes}, tr("arrives, and the answer comes back")},
        {{.sign = Sign::OneWay}, tr("the answer is lost")},
        {{.sign = Sign::No}, tr("does not arrive")},
        {{.sign = Sign::Some}, tr("some pairs of a group")},
        {{.sign = Sign::Open}, tr("routes let it pass, not walked yet")},
        {{.sign = Sign::No, .asymmetric = true}, tr("the other direction differs")},
        {{.sign = Sign::Yes, .change = 1}, tr("changed by the last edit")},
    };
    QPainter painter(this);
    const Theme& theme = m_theme.theme();
    painter.setFont(font());
    int x = 12;
    for (const Entry& entry : entries) {
        const int words = painter.fontMetrics().horizontalAdvance(entry.words);
        if (x + kSide + 6 + words > width())
            return;
        const QRectF cell(x + 0.5, 4.5, kSide - 1, kSide - 1);
        paintMatrixSign(painter, theme, cell, entry.sign);
        painter.setPen(theme.color(ColorRole::Line));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell);
        painter.setPen(theme.color(ColorRole::MutedText));
        painter.drawText(QRect(x + kSide + 6, 4, words + 2, kSide), Qt::AlignVCenter, entry.words);
        x += kSide + 6 + words + kLegendGap;
    }
}

} // namespace peerscape::views
