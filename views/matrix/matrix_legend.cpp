#include "views/matrix/matrix_legend.h"

#include "views/matrix/matrix_sign.h"
#include "views/theme/theme_manager.h"

#include <QPainter>

namespace peerscape::views {

using Sign = qtmodel::MatrixModel::Sign;

namespace {

constexpr int kSide = 20;
constexpr int kLegendGap = 16;
constexpr int kLegendEdge = 12;
constexpr int kWordsGap = 6;
constexpr int kLineHeight = kSide + 8;

} // namespace

struct MatrixLegend::Entry
{
    MatrixSign sign;
    QString words;
    QRect place = {}; ///< Of the sign and its words.
};

MatrixLegend::MatrixLegend(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Legend"));
    connect(&theme, &ThemeManager::changed, this, qOverload<>(&QWidget::update));
}

QSize MatrixLegend::sizeHint() const
{
    return {400, kLineHeight};
}

int MatrixLegend::heightForWidth(int width) const
{
    return entries(width).back().place.bottom() + 1;
}

std::vector<MatrixLegend::Entry> MatrixLegend::entries(int width) const
{
    std::vector<Entry> all{
        {{.sign = Sign::Yes}, tr("arrives, and the answer comes back")},
        {{.sign = Sign::OneWay}, tr("the answer is lost")},
        {{.sign = Sign::No}, tr("does not arrive")},
        {{.sign = Sign::Some}, tr("some pairs of a group")},
        {{.sign = Sign::Open}, tr("routes let it pass, not walked yet")},
        {{.sign = Sign::No, .asymmetric = true}, tr("the other direction differs")},
        {{.sign = Sign::Yes, .change = 1}, tr("changed by the last edit")},
    };
    QPoint at(kLegendEdge, 0);
    for (Entry& entry : all) {
        const int needed = kSide + kWordsGap + fontMetrics().horizontalAdvance(entry.words) + 2;
        if (at.x() > kLegendEdge && at.x() + needed > width)
            at = {kLegendEdge, at.y() + kLineHeight};
        entry.place = {at, QSize(needed, kLineHeight)};
        at.rx() += needed + kLegendGap;
    }
    return all;
}

void MatrixLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = m_theme.theme();
    for (const Entry& entry : entries(width())) {
        const QRectF cell(entry.place.x() + 0.5, entry.place.y() + 4.5, kSide - 1, kSide - 1);
        paintMatrixSign(painter, theme, cell, entry.sign);
        painter.setPen(theme.color(ColorRole::ControlLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cell);
        painter.setPen(theme.color(ColorRole::MutedText));
        painter.drawText(entry.place.adjusted(kSide + kWordsGap, 0, 0, 0), Qt::AlignVCenter,
                         entry.words);
    }
}

} // namespace peerscape::views
