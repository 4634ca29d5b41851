#include "views/history/play_bar.h"

#include "qt/history_player.h"
#include "views/theme/theme_manager.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace peerscape::views {

PlayBar::PlayBar(qtmodel::HistoryPlayer& player, const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_play(new QToolButton)
    , m_speed(new QComboBox)
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_play);
    auto* label = new QLabel(tr("Each step stays"));
    label->setBuddy(m_speed);
    layout->addWidget(label);
    layout->addWidget(m_speed);
    layout->addStretch(1);
    m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_play->setAutoRaise(true);
    m_play->setFocusPolicy(Qt::TabFocus);
    m_speed->setAccessibleName(label->text());
    for (const int milliseconds : {400, 800, 1500, 3000, 6000})
        m_speed->addItem(tr("%1 s").arg(QLocale().toString(milliseconds / 1000.0)), milliseconds);
    m_speed->setCurrentIndex(m_speed->findData(player.interval()));
    connect(m_speed, &QComboBox::activated, &player,
            [this, &player](int index) { player.setInterval(m_speed->itemData(index).toInt()); });
    connect(m_play, &QToolButton::clicked, &player, &qtmodel::HistoryPlayer::toggle);
    connect(&player, &qtmodel::HistoryPlayer::playingChanged, this, &PlayBar::show);
    const auto enable = [this, &player] { m_play->setEnabled(player.canPlay()); };
    connect(&player, &qtmodel::HistoryPlayer::historyChanged, this, enable);
    enable();
    connect(&theme, &ThemeManager::changed, this, [this, &player] { show(player.isPlaying()); });
    show(player.isPlaying());
}

void PlayBar::show(bool playing)
{
    m_play->setText(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Stay at this step") : tr("Make the edits again, one by one"));
    m_play->setIcon(m_theme.icon(playing ? QStringLiteral("pause") : QStringLiteral("present")));
}

} // namespace peerscape::views
