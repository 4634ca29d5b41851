#include "app/window/tour_card.h"

#include "views/theme/theme_manager.h"
#include "views/widgets/announcement.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::window {

namespace {

constexpr int kWidth = 340;
constexpr int kGap = 14; ///< Between the card, what it speaks of, and the border of the window.
constexpr int kFrame = 3;
constexpr double kMost = 0.22; ///< Of the window: beside such a part lies all that is told next.

/// The frame round a part of the window; the mouse goes through it.
class PartFrame : public QWidget
{
public:
    PartFrame(const views::ThemeManager& theme, QWidget* window)
        : QWidget(window)
        , m_theme(theme)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.theme().color(views::ColorRole::Accent), kFrame));
        const double inset = kFrame / 2.0;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
    }

private:
    const views::ThemeManager& m_theme;
};

/// Beside `area`, on the first side with room for `size`; else, and where it is most of the window,
/// in a lower corner of it.
QPoint placeBeside(const QRect& area, const QSize& size, const QRect& window)
{
    if (area.width() * area.height() > window.width() * window.height() * kMost)
        return area.bottomLeft() + QPoint(kGap, -kGap - size.height());
    const int across = std::clamp(area.center().x() - size.width() / 2, window.left(),
                                  std::max(window.left(), window.right() - size.width()));
    const int down = std::clamp(area.top(), window.top(),
                                std::max(window.top(), window.bottom() - size.height()));
    for (const QPoint place :
         {QPoint(area.right() + kGap, down), QPoint(area.left() - kGap - size.width(), down),
          QPoint(across, area.top() - kGap - size.height()),
          QPoint(across, area.bottom() + kGap)}) {
        if (window.contains(QRect(place, size)))
            return place;
    }
    return window.intersected(area).bottomRight()
           - QPoint(size.width() + kGap, size.height() + kGap);
}

} // namespace

TourCard::TourCard(const views::ThemeManager& theme, QWidget& window)
    : QFrame(&window)
    , m_theme(theme)
    , m_window(window)
    , m_frame(new PartFrame(theme, &window))
    , m_place(new QLabel)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_end(new QPushButton(tr("End tour")))
    , m_back(new QPushButton(tr("Back")))
    , m_act(new QPushButton)
    , m_next(new QPushButton)
{
    setObjectName(QStringLiteral("tourCard"));
    setAttribute(Qt::WA_StyledBackground);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_place->setEnabled(false); // second-rank text
    auto* heading = new QHBoxLayout;
    heading->addWidget(m_title, 1);
    heading->addWidget(m_place, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_end);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(10);
    layout->addLayout(heading);
    layout->addWidget(m_text);
    layout->addWidget(m_act, 0, Qt::AlignLeft);
    layout->addLayout(buttons);
    for (QPushButton* button : {m_end, m_back, m_act, m_next})
        button->setAutoDefault(true); // Enter presses the one that has the keyboard
    connect(m_end, &QPushButton::clicked, this, &TourCard::endPressed);
    connect(m_back, &QPushButton::clicked, this, &TourCard::backPressed);
    connect(m_act, &QPushButton::clicked, this, &TourCard::actPressed);
    connect(m_next, &QPushButton::clicked, this, &TourCard::nextPressed);
    hide();
}

void TourCard::say(const Words& words)
{
    m_place->setText(words.place);
    m_title->setText(words.title);
    m_text->setText(words.text);
    m_back->setEnabled(!words.first);
    m_act->setText(words.act);
    m_act->setVisible(!words.act.isEmpty());
    m_next->setText(words.last ? tr("Done") : tr("Next"));
    m_end->setVisible(!words.last);
    setAccessibleName(tr("Tour, %1: %2").arg(words.place, words.title));
    setAccessibleDescription(words.text);
    show();
    setFixedSize(kWidth, layout()->totalHeightForWidth(kWidth));
    (words.act.isEmpty() ? m_next : m_act)->setFocus();
    views::announce(*this, tr("Tour, %1: %2").arg(words.place, words.title) + QStringLiteral(". ")
                               + words.text);
}

void TourCard::pointAt(const QRect& area)
{
    const QRect inside = m_window.rect().adjusted(kGap, kGap, -kGap, -kGap);
    m_frame->setGeometry(
        area.adjusted(-kFrame, -kFrame, kFrame, kFrame).intersected(m_window.rect()));
    m_frame->show();
    m_frame->raise();
    move(placeBeside(area, size(), inside));
    raise();
}

void TourCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit endPressed();
    else
        QFrame::keyPressEvent(event);
}

void TourCard::hideEvent(QHideEvent* event)
{
    m_frame->hide();
    QFrame::hideEvent(event);
}

} // namespace peerscape::window
